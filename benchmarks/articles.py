"""Made-up news articles in any number: a few people and states in most of them, many in few, as in real news."""

import random
from datetime import date, timedelta
from pathlib import Path

STATES = (
    ("Norway", "Norwegian", "Oslo"), ("Chile", "Chilean", "Santiago"), ("Kenya", "Kenyan", "Nairobi"),
    ("Japan", "Japanese", "Tokyo"), ("Egypt", "Egyptian", "Cairo"), ("Peru", "Peruvian", "Lima"),
    ("Poland", "Polish", "Warsaw"), ("Vietnam", "Vietnamese", "Hanoi"), ("Ghana", "Ghanaian", "Accra"),
    ("Canada", "Canadian", "Ottawa"), ("Finland", "Finnish", "Helsinki"), ("Cuba", "Cuban", "Havana"),
)  # fmt: skip
FIRST = (
    "Anna", "Martin", "Laura", "Peter", "Helen", "Victor", "Julia", "Oscar", "Nina", "Samuel", "Clara", "Hugo",
    "Irene", "Daniel", "Marta", "Robert", "Alice", "Thomas", "Ruth", "Simon",
)  # fmt: skip
SYLLABLES = ("bar", "len", "mor", "tis", "hol", "ven", "dra", "kes", "lund", "win", "ros", "fel", "gar", "nor", "sten")
TITLES = ("President", "Prime Minister", "Foreign Minister", "Finance Minister", "Senator", "Mayor", "Governor")
SUBJECTS = (
    "the fishing treaty", "the new railway", "the grain tariff", "the border crossing", "the pension reform",
    "the power grid", "the ceasefire", "the drought fund", "the customs union", "the vaccine programme",
)  # fmt: skip
SENTENCES = (
    "{title} {person} said that {state} would honour {subject} as long as its partners did the same.",
    "“We have waited for {subject} long enough, and our patience is not endless,” {last} told reporters in {capital}.",
    "According to {person}, {subject} could be settled before the end of the year.",
    "{capital} has ruled out further talks about {subject}, an official said.",
    "On {day}, {state} and {state2} signed a first agreement about {subject}.",
    "{last} asked {last2} to support {subject} at the next meeting.",
    "“I know him well,” {last} said. “He wants {subject} as much as I do, and so does {state2}.”",
    "Farmers and shop owners in {capital} have followed the dispute over {subject} with growing worry.",
    "In {year}, an earlier attempt to agree on {subject} failed after three weeks of meetings in {capital2}.",
    "The {demonym} government believes that {subject} is in the interest of both countries.",
    "Critics of {last} argue that {subject} will cost more than planned and help fewer people than promised.",
    "He added that the work on {subject} would begin last of all in the northern provinces.",
    "The ministry denied that {subject} had been discussed behind closed doors.",
    "Prices rose by three per cent in the quarter, and few economists expect {subject} to change that soon.",
    "{person}, a former adviser to {last2}, hopes to bring {subject} before parliament in March.",
)


class Newsroom:
    """Writes articles with names drawn from one population, reproducibly."""

    def __init__(self, seed: int = 1, people: int = 4000) -> None:
        self.random = random.Random(seed)
        self.people = [
            (self.random.choice(FIRST), "".join(self.random.choices(SYLLABLES, k=3)).capitalize())
            for _ in range(people)
        ]
        self.weights = [1 / (rank + 3) for rank in range(people)]

    def article(self, number: int, words: int = 750) -> tuple[date, str]:
        """Return a publication date and a text of about `words` words, paragraphs parted by blank lines."""
        draw = self.random
        cast = draw.choices(self.people, self.weights, k=4)
        states = draw.sample(STATES, 2)
        subject = draw.choice(SUBJECTS)
        published = date(2020, 1, 1) + timedelta(days=number % 2000)
        paragraphs: list[str] = []
        count = 0
        while count < words:
            sentences = []
            for _ in range(draw.randint(1, 3)):
                (first, last), (_, last2) = draw.choice(cast), draw.choice(cast)
                sentence = draw.choice(SENTENCES).format(
                    title=draw.choice(TITLES), person=f"{first} {last}", last=last, last2=last2, subject=subject,
                    state=states[0][0], demonym=states[0][1], capital=states[0][2],
                    state2=states[1][0], capital2=states[1][2], year=draw.randint(1990, 2019),
                    day=(published - timedelta(days=draw.randint(1, 300))).strftime("%B %d, %Y"),
                )  # fmt: skip
                sentences.append(sentence)
                count += sentence.count(" ") + 1
            paragraphs.append(" ".join(sentences))
        return published, "\n\n".join(paragraphs)

    def write(self, folder: Path, count: int, words: int = 750) -> None:
        """Write `count` documents in the .txt shape with a header line."""
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(count):
            published, text = self.article(number, words)
            publisher = f"Daily {number % 40}"
            header = f"date {published} (Reporter {number % 300}, {publisher}) "
            (folder / f"{number:05}.txt").write_text(
                f"{header}{text}\n\nThis article first ran in {publisher}.\n", "utf-8"
            )
