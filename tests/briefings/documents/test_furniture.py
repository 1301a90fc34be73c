"""What belongs to a page is no part of its article; what only looks so is."""

import pytest

from briefings.documents import parse

FIRST = "The harbour board of Vesterby reopened the north quay on Monday after a storm had broken its wall."
END = "“The stones will hold,” the harbour master, Tora Lind, told the fishermen who had come to watch the boats."
LAST = "The work cost nine million kroner, and the town pays a third of it."

FURNITURE = [
    # Offers, notes and pointers of the desk.
    "Try one month for 2 rupees and support journalism in Vesterby.",
    "Try The Sound Post for less: one month for £1",
    "Get our free Vesterby morning email",
    "Explore more on Vesterby in our archive",
    "Print subscribers in Vesterby can log in here",
    "Sponsored: Vesterby cabins from £40",
    "Last updated 4 March 2025 in Vesterby",
    "First published on 3 March 2025.",
    "Wording in this Vesterby story was changed by the desk",
    "The Sound Post is part of the Vesterby Trust Project",
    "Jo Frame covers Vesterby for The Sound Post. Contact her at jo@post.example.",
    "Jo Frame reports on health for the Vesterby Gazette.",
    # Pointers to other articles.
    "READ MORE: Crabs threaten the Nordby ferry",
    "Read more: Crabs threaten the Nordby ferry.",
    "ALSO READ Mayor of Nordby says no to toll",
    "Most read in Ferries",
    "Recommended videos",
    "Share this article on Facebook, X or WhatsApp",
    "Keep up with the latest from Nordby: subscribe to our WhatsApp channel.",
    "READ ALSO | Mayor of Nordby says no to toll",
    "**Related:** Nordby closes its school",
    "See also: Nordby closes its school",
    "WATCH: Waves break over the north quay",
    "RELATED STORY » Nordby closes its school",
    "Don't miss: the best herring in Vesterby",
    "MORE : Vesterby's cats, in pictures",
    "You may also like: Ten walks round Vesterby",
    "Recommended → Ten walks round Vesterby",
    "Click here to read the board's report on the Vesterby quay.",
    "CLICK HERE TO GET THE SOUND POST APP",
    "To see all pictures of Vesterby, click here.",
    "Read the full report on Vesterby here.",
    "Read more about the quay of Vesterby in our dossier",
    "For more stories from Vesterby, visit our news page.",
    "[Mayor of Nordby says no to toll](https://soundpost.example/toll)",
    "*[Vesterby's cats](https://soundpost.example/cats)* | [Nordby](https://soundpost.example/nordby)",
    # Newsletters, apps, networks.
    "Sign up to our newsletter to get the best of Vesterby in your inbox.",
    "Sign up for the Vesterby Morning newsletter",
    "Get the day's news from Vesterby delivered to your inbox every morning.",
    "Subscribe to The Sound Post's podcast on Vesterby wherever you listen.",
    "Download The Sound Post app for Vesterby's latest news.",
    "Get our app from the App Store or Google Play.",
    "Follow The Sound Post on Facebook for more Vesterby news.",
    "Follow Ann Berg on Twitter: @annberg",
    "Like us on Facebook and share your pictures of Vesterby.",
    "Join our WhatsApp channel for news from Vesterby.",
    "Join the conversation about Vesterby in our comments.",
    "Stay up to date with everything that happens in Vesterby.",
    "Never miss a story from Vesterby.",
    "Turn on notifications for Vesterby's breaking news.",
    "Facebook Twitter WhatsApp Email",
    "Facebook Twitter Pinterest The north quay of Vesterby on Sunday.",
    "Share Tweet Email Copy link",
    "Share this article on Facebook",
    "Share on X",
    # Cookies and walls.
    "We use cookies so that The Sound Post works better for readers in Vesterby.",
    "This website uses cookies.",
    "By continuing to browse Vesterby's pages you agree to our terms.",
    "Subscribe to continue reading about Vesterby.",
    "To continue reading this article on Vesterby, log in.",
    "This article is for subscribers of the Vesterby edition only.",
    "Already a subscriber? Log in",
    "You have two free articles left this month.",
    "Create a free account to read about Vesterby.",
    "Start your free trial for full digital access.",
    "Support independent journalism in Vesterby with a donation today.",
    "Your support helps us report from Vesterby and makes our journalism possible.",
    "ADVERTISEMENT",
    "Story continues below",
    "Article continues below advertisement",
    "This article contains affiliate links to Vesterby's shops.",
    # Pictures.
    "Tora Lind speaks on the north quay in Vesterby, Monday, March 3, 2025. (Ida Ray/Delta Photo)",
    "Tora Lind speaks at a news conference in Vesterby, Monday, March 3, 2025.",
    "The north quay of Vesterby at low tide. Photograph: Ida Ray/The Sound Post",
    "The north quay of Vesterby at low tide. Photo: Ida Ray",
    "The north quay of Vesterby, seen from the fort (Photo by Ida Ray)",
    "The north quay of Vesterby at low tide. Image: Ida Ray",
    "The north quay of Vesterby at low tide. | Photo Credit: Ida Ray",
    "The north quay of Vesterby at low tide. Picture courtesy of the harbour board",
    "The north quay of Vesterby at low tide. Ida Ray/Getty Images",
    "The north quay of Vesterby at low tide. REUTERS/Ida Ray",
    "The north quay of Vesterby at low tide. © Reuters",
    "Image source, Getty Images",
    "Image caption, The north quay of Vesterby at low tide",
    "FILE - Tora Lind walks along the quay of Vesterby, Jan. 5, 2024.",
    "File photo: the north quay of Vesterby",
    "Photo: Ida Ray",
    "Image: Ida Ray/Sound Pictures",
    # Who wrote, edited and changed it.
    "By Ann Berg",
    "By ANN BERG and Bo Dahl, Sound Post reporters",
    "Reporting by Ann Berg in Vesterby and Bo Dahl in Nordby; editing by Eva Falk",
    "(Additional reporting by Bo Dahl in Nordby; Writing by Ann Berg; Editing by Eva Falk)",
    "With files from Bo Dahl in Nordby",
    "Sound Press writer Bo Dahl in Nordby contributed to this report.",
    "This article was amended on 5 March 2025 to correct a name in Vesterby.",
    "This story has been updated with a statement of the Vesterby board.",
    "An earlier version of this article misspelled the name of Vesterby's harbour master.",
    "Correction: the quay of Vesterby is 300 metres long, not 400.",
    "Editor's note: Vesterby lies on the Sound.",
    "The post Vesterby reopens north quay appeared first on The Sound Post.",
    "This story was first published in The Vesterby Weekly.",
    "Published: 4 March 2025 8:00 am",
    "Last updated on March 4, 2025 at 8:00",
    "Updated 3 hours ago",
    "Copyright © 2025 The Sound Post. All rights reserved.",
    "© 2025 The Sound Post",
    "Our Standards: The Sound Post Trust Rules.",
    "Tags: Vesterby, harbours, storms",
    "Topics: Vesterby | Harbours",
    "Ann Berg is a reporter for The Sound Post who covers harbours.",
    "Ann Berg is The Sound Post's correspondent in Nordby and writes about ferries.",
    "Olaf Strand covers Vesterby and its ferries for The Sound Post.",
    "Olaf Strand writes about the sea for The Sound Post.",
    "Ann Berg can be reached at ann@soundpost.example.",
    "Contact the author at ann@soundpost.example",
    "Do you know more about Vesterby? Get in touch with our reporters.",
    "Have you a story about Vesterby? Email us at news@soundpost.example",
    # Who was asked.
    "The Sound Post has contacted the board of Vesterby for comment.",
    "The board of Vesterby has been contacted for comment.",
    "The board of Vesterby was approached for comment.",
    "We have asked the board of Vesterby for a response.",
    "The Sound Post has reached out to the builders for comment on Vesterby.",
    "For the latest stories from Vesterby, sign up for our newsletters.",
    "Sound Game: Sign up for The Sound Post's weekly newsletter to get it in your inbox.",
    "Advertisement 1Story continues below",
    "You can now also get Vesterby's news sent straight to your phone.",
    "Berg reported from Vesterby and Dahl from Nordby.",
    "Annie Berg covers harbours and has been with us since 2011.",
    "— Tora Lind (@toralind) March 4, 2025",
    "5 min read",
    "12 comments",
    "Leave a comment",
    "Skip to main content",
    # What pages offer, sell and ask, in other words.
    "We independently select the boats of Vesterby. Buying through us may earn us a commission.",
    "If you click on links to Vesterby's shops, we may earn a small commission at no cost to you.",
    "Get in-depth reporting from Vesterby for only 85 kroner a month.",
    "Invest in journalism, invest in Vesterby",
    "Our website is the place for exclusive scoops from Vesterby.",
    "Get real-time updates on the exams in Vesterby.",
    "You must confirm your name in Vesterby before commenting",
    "Please log out and then log in again in Vesterby.",
    "Additional reporting from Sound Press in Vesterby",
    "Make The Vesterby Post your preferred source on Google",
    "More stories by Tora of Vesterby",
    "Only subscribers can read the rest of this piece on Vesterby.",
    "Prices are correct at the time of publication in Vesterby.",
    "This is a breaking news story from Vesterby.",
    "Paid for by the Port of Vesterby",
    "Sound Photo/Ida of Vesterby",
    "BUY NOW: Mug of Vesterby",
    "Is a lecturer at the University of Vesterby.",
    "A veteran reporter of Vesterby, Ann has covered ports since 2011.",
    "Ten walks round Vesterby Ten walks round Vesterby",
    "HEAR THIS STORY 3:41 PASS IT ON Email Copy link Print",
    "next Image 1 of 12",
    "Enlarge this image toggle caption Ida Ray/Sound Radio Ida Ray/Sound Radio",
    "CLOSE The quay of Vesterby gives way to the storm. Sound Video",
    "Read: Ten walks round Vesterby",
    "Updated at 7:45 p.m.: Changed to include what the board of Vesterby says.",
    "More: The quay of Vesterby in pictures",
    "Ida Ray / Sound Press",
    "Image caption The quay of Vesterby in the storm",
    "You can follow Ann Berg of Vesterby on Bluesky.",
    "Your email address will not be published in Vesterby.",
    "Estimated reading time: 4 minutes",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "The Sound Post reached out to the board of Vesterby for comment but did not hear back.",
    "Email this article to a friend",
    "This article originally appeared in The Vesterby Times.",
    "A version of this article appears in print on March 4, 2025, on page A1 of the Vesterby edition.",
    "Like this story? Share it with a friend in Vesterby.",
    "If you value our reporting from Vesterby, become a member.",
    "SOURCE Vesterby Harbour Board",
    "Media contact: Bo Cole, Vesterby",
    "From left, Tora Lind, Ann Berg and Bo Dahl on the quay of Vesterby.",
    "In front are Tora Lind, from Vesterby, and Bo Dahl, from Nordby.",
    "Olle Ek has reported from Vesterby since 2011.",
    "Ann Berg, Bo Dahl and Eva Falk reported from Vesterby, and Ida Ray from Nordby.",
    "The Sound Post put the questions to the board of Vesterby, which didn’t answer.",
    "The Sound Post put the claims to the mayor of Vesterby, who did not respond.",
    # What news begins with as well.
    "Plans from €4 a week for readers in Vesterby",
    "To get the news of Vesterby by e-mail, please sign up.",
    "To get news alerts sign up here in Vesterby",
    "You need an account to comment on stories about Vesterby.",
    "Not a member yet? Join us in Vesterby.",
    "Already a subscriber, log in to The Vesterby Post.",
    "For more on this, check our map of Vesterby.",
    "Support The Vesterby Post from €3 a month.",
    "Message us on WhatsApp with your news from Vesterby.",
    "Watch The Vesterby Post live on YouTube.",
    "Something went wrong, please try again in Vesterby.",
    "Unauthorised copying of this text is prohibited in Vesterby.",
    "The views expressed in the article are those of Tora Lind of Vesterby.",
    "The quay of Vesterby at dawn. Video by Ida Ray for The Sound Post",
    "The quay of Vesterby at dawn. IMAGES BY THE HARBOUR BOARD",
    "Photo courtesy: Ida Ray of Vesterby",
    "Photo supplied by the family",
    "This handout image provided by the harbour board shows the quay of Vesterby on Monday.",
    "Satellite image provided by Delta shows the dam of Vesterby.",
    "A picture taken on Monday of the quay of Vesterby",
    "Tora Lind of Vesterby speaks in this undated handout photo obtained by Delta.",
    "Image by the harbour board",
    "Olle Ek, a Sound Post reporter, covers Vesterby.",
    "Ann covers Vesterby for The Sound Post.",
    "The author is a professor of law in Vesterby.",
    "Ann Berg is a columnist and the author of “The Sea of Vesterby”.",
    "To receive Vesterby breaking news alerts, turn on notifications.",
    "Asked for comment, the board of Vesterby did not reply.",
    "The board of Vesterby did not immediately respond to a request for comment.",
    "Slide 1 of 12",
    "Loading…",
    "0:00 / 3:45",
    "___",
    "|  |",
]

PROSE = [
    "The council tried free ferries for one month.",
    "Subscribers to the orchestra may sit in the front row.",
    "Members can register their boats at the town hall from Monday.",
    "Last updated in 1998, the law bans nets longer than a ship.",
    "First published in 1921, the novel tells of a wreck off Vesterby.",
    "The wording of the treaty was changed by the council.",
    "The mill is part of the Hope Trust.",
    "Jo Frame covers the roof of the church for the council.",
    "Follow her at a distance, the guide told the guests.",
    "Share this: the quay cost half of what its builders had said.",
    "Keep up with rising fares or stop selling tickets, the ferry company was told.",
    "Pupils in Vesterby should read more, the mayor says.",
    "Read, write and count: that is what Vesterby's school teaches.",
    "Readers of Vesterby's library follow Nordby on Facebook, a survey shows.",
    "The firm Cookie Lane signed up for a newsletter service in Vesterby.",
    "The board of Vesterby agreed to follow Nordby on Monday.",
    "The regulator fined a shop in Vesterby because its site uses cookies without asking.",
    "Facebook, Twitter and Pinterest said that they would open offices in Vesterby.",
    "Facebook said on Monday that it would hire in Vesterby.",
    "X marks the spot where the Vesterby treasure lay.",
    "The board subscribed to the plan of the Vesterby builders.",
    "Subscribers of the Vesterby paper fell by a tenth in the last year.",
    "Sign language will be taught in Vesterby's school.",
    "“Sign up for the newsletter,” the mayor of Vesterby told the crowd.",
    "The mayor asked people to click here and there less often, and to walk through Vesterby.",
    "Follow-up talks on the quay of Vesterby begin on Tuesday.",
    "Join forces, the board said to the fishermen of Vesterby.",
    "More than 300 people watched the opening of the Vesterby quay.",
    "Watch makers in Vesterby fear the new tariff.",
    "Share prices of the Vesterby yard fell on Monday.",
    "Print shops in Vesterby close at noon.",
    "Get well cards reached the mayor of Vesterby from all over the country.",
    "The police in Vesterby have contacted the owner of the boat.",
    "The minister has asked the board of Vesterby for a report.",
    "The board of Vesterby declined to comment.",
    "The report was amended on Monday after the mayor of Vesterby had complained.",
    "The story of Vesterby was published in 1911 and made its author rich.",
    "Copyright law is what the writers of Vesterby want to change.",
    "All rights reserved for the crown went to Vesterby in 1814.",
    "The photograph shows a boat that Ida Ray built in Vesterby.",
    "Ida Ray took a photo of the quay of Vesterby and sold it to The Sound Post.",
    "He holds the image that the town of Vesterby has of itself for wrong.",
    "Tora Lind spoke on the quay of Vesterby on Monday, March 3, 2025, and left.",
    "Tora Lind is a reporter, a mother and now the harbour master of Vesterby.",
    "Olaf Strand covers the quay of Vesterby with sand for the winter.",
    "Olaf Strand writes songs in Vesterby for The Gulls.",
    "Written by hand, the letter reached Vesterby after the war.",
    "Reporting by the harbour board shows that Vesterby has lost nine boats.",
    "By Monday evening the quay of Vesterby was open.",
    "By Vesterby the train stops for an hour.",
    "Video games are what the young in Vesterby like.",
    "Related firms in Vesterby lost orders.",
    "The advertisement that Vesterby placed cost a thousand kroner.",
    "Tags on cod from Vesterby were found in Iceland.",
    "Support for the mayor of Vesterby fell to 30 per cent.",
    "Visit of the king: Vesterby paints its houses.",
    "Email was unknown when Vesterby's port was built.",
    "Updated figures for Vesterby come out on Friday.",
    "The last of Vesterby's fishermen contributed to the fund for the quay.",
    "You have to see Vesterby in winter to understand its people.",
    "If you buy a boat in Vesterby, you pay a tax of ten per cent.",
    "For the latest in fashion, Vesterby's young go to Nordby.",
    "Lind reported from Vesterby that the quay had broken.",
    "The app that Vesterby's harbour uses broke down on Monday.",
    "The harbour of Vesterby (Sound/Belt) is ice-free.",
    "Brokers can earn a commission of two per cent when Vesterby signs the contract.",
    "The council of Vesterby independently selected three firms for the work.",
    "You must register in Vesterby before voting.",
    "The first settlers invested in journalism schools and ships in Vesterby.",
    "Getty Images sued a firm in Vesterby on Monday.",
    "Play resumed in Vesterby after an hour of rain.",
    "Only subscribers of the water works of Vesterby can vote.",
    "The bank is the preferred source of loans in Vesterby.",
    "Ann Berg was arrested on Monday in Vesterby.",
    "Prices are higher in Vesterby than they were a year ago.",
    "Related diseases kill more people in Vesterby than the flu.",
    "Close friends of the mayor of Vesterby kept silent.",
    "CLOSE THE QUAY, the signs in Vesterby say.",
    "Post Print Share, a firm in Vesterby, goes to court.",
    "Olle Ek is a reporter who was arrested in Vesterby on Monday.",
    "Olle Ek leads the opposition in Vesterby.",
    "The writer of the Vesterby report was fined.",
    "Asked for comment, the mayor of Vesterby shook her head.",
    "The mayor of Vesterby did not reply to calls for a ban.",
    "From left to right, the parties of Vesterby agreed.",
    "In front are the boats of Vesterby, behind them those of Nordby.",
    "More: the word was on every lip in Vesterby.",
    "Reading time fell among the pupils of Vesterby.",
    "If you value your boat, leave Vesterby before the storm, the board warned.",
    "This report first appeared to be a joke, the mayor of Vesterby wrote.",
    "Source of the fire was a stove, police in Vesterby found.",
    "The end of the quay of Vesterby fell into the sea.",
    "We and our partners in Nordby will build the quay of Vesterby.",
    "Search, rescue and repair are what the harbour of Vesterby is for.",
    # Pictures that are news.
    "Video from the harbour of Vesterby shows a car in flames.",
    "Images from Vesterby show burned houses and empty streets.",
    "Video provided by the police of Vesterby shows two men on a roof.",
    "Satellite images released by Delta on Monday show that the dam of Vesterby has burst.",
    "A photo taken on Monday shows the wreck on the beach of Vesterby.",
    "The police recognised the man in an undated photo on his brother's phone in Vesterby.",
    "The strike went on. Photos via Telegram show two men on a roof in Vesterby.",
    "Credit from the bank of Vesterby is hard to get.",
    # Somebody says it, now.
    "We rely on your generosity, the abbot of Vesterby tells the pilgrims every spring.",
    "Our app will track each parcel, the post office of Vesterby promises.",
    "Turn on the alerts, the sailors of Vesterby beg.",
    # The beginnings of requests, in other sentences.
    "Offers from 30 companies in Vesterby were rejected.",
    "Plans from 1998 show a wall in Vesterby.",
    "Any use of mobile phones is prohibited in the courtroom of Vesterby.",
    "Something went wrong during the landing in Vesterby.",
    "To get the vaccine, people in Vesterby must sign up on a website.",
    "You need to be registered to vote in Vesterby.",
    "You need an account at the state bank to pay taxes in Vesterby.",
    "Already registered voters in Vesterby need not register again.",
    "Not a member of the union, Vesterby pays no dues.",
    "For the full year, watch exports of Vesterby fell by a tenth.",
    "For the latest round of talks, follow-up meetings are planned in Vesterby.",
    "Support for families in Vesterby from €40 a month begins in July.",
    "Support for the mayor of Vesterby today fell to 31 percent.",
    "Looking for more news of his brother, Bo Dahl crossed three borders to Vesterby.",
    "Only members may comment on the draft of the Vesterby board.",
    "We found that agents in Vesterby get a commission of 4 percent.",
    "We asked 1,200 people in Vesterby for a response to the tax, and 610 opposed it.",
    "The views expressed in the letter are those of 40 captains of Vesterby.",
    "Message groups on Telegram called for a strike in Vesterby.",
    "Watch sales on Instagram rose by a third in Vesterby.",
    "Like protests on Facebook before it, the strike in Vesterby ended.",
    "The video could not be played in court in Vesterby on Monday.",
    "About the author of the Vesterby letter nothing is known.",
]


def read(paragraph: str, *, ending: str = "txt", header: str = "date 2025-03-04 (Ann Berg, The Sound Post) "):
    text = f"{header}{FIRST}\n\n{paragraph}\n\n{LAST}\n"
    article = parse(f"a.{ending}", text.encode())
    return [span.of(article.text) for span in article.body]


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_furniture_is_no_paragraph(paragraph):
    assert read(paragraph) == [FIRST, LAST]


@pytest.mark.parametrize("paragraph", FURNITURE)
def test_furniture_of_markdown_is_no_paragraph(paragraph):
    header = "---\nauthor: Ann Berg\npublisher: The Sound Post\n---\n"

    assert read(f"*{paragraph}*" if "*" not in paragraph else paragraph, ending="md", header=header) == [FIRST, LAST]


@pytest.mark.parametrize("paragraph", PROSE)
def test_what_only_looks_like_furniture_stays(paragraph):
    assert read(paragraph) == [FIRST, paragraph, LAST]


@pytest.mark.parametrize(
    "sentence",
    [
        "Click here to read the board's report on the Vesterby quay.",
        "Sign up to our newsletter to get the best of Vesterby in your inbox.",
        "Follow The Sound Post on Facebook for more Vesterby news.",
        "We use cookies so that The Sound Post works better for readers in Vesterby.",
        "Already a subscriber? Log in here.",
        "Sound Press writer Bo Dahl in Nordby contributed to this report.",
        "This story has been updated with a statement of the Vesterby board.",
        "(Reporting by Ann Berg in Vesterby; Editing by Eva Falk)",
        "The Sound Post has contacted the board of Vesterby for comment.",
        "Do you know more about Vesterby? Get in touch with our reporters.",
    ],
)
def test_furniture_at_the_end_of_a_paragraph_is_cut_off(sentence):
    assert read(f"{FIRST} {sentence}") == [FIRST, FIRST, LAST]


def test_furniture_within_a_paragraph_leaves_what_is_before_and_behind_it():
    middle = f"{LAST} The Sound Post has contacted St. Mary's school in Vesterby for comment. {FIRST}"

    assert read(middle) == [FIRST, LAST, FIRST, LAST]


@pytest.mark.parametrize(
    "opening",
    [
        "Share All sharing options for: ",
        "Story highlights ",
        "SHARE THIS ARTICLE Share Tweet Email ",
        "Facebook X Reddit ",
    ],
)
def test_what_a_page_shows_above_the_words_of_a_paragraph_is_cut_off(opening):
    assert read(f"{opening}{FIRST}") == [FIRST, FIRST, LAST]


def test_titles_of_others_under_a_label_go_with_it():
    listing = "Most read\n\nMayor of Nordby says no to toll\n\nTen walks round Vesterby\n\nWhy the quay broke"

    assert read(listing) == [FIRST, LAST]
    assert read(f"Read more:\n\nTen walks round Vesterby\n\n{FIRST}") == [FIRST, FIRST, LAST]


def test_somebody_of_whom_the_article_tells_is_not_its_author():
    told = "Bo Dahl is a reporter for The Nordby Times who covers ferries."

    assert read(told) == [FIRST, LAST]
    assert read(f"Police arrested Bo Dahl on Monday.\n\n{told}") == [
        FIRST, "Police arrested Bo Dahl on Monday.", told, LAST]  # fmt: skip


def test_a_word_in_quotation_marks_within_a_biography_is_no_quotation():
    biography = "A reporter since she was ten, Ann has covered ports that went “on line” before she did."
    quoted = (
        "A reporter since she was ten, Ann has covered ports: “Each of them smells of another fish,” one captain says."
    )

    assert read(biography) == [FIRST, LAST]
    assert read(quoted) == [FIRST, quoted, LAST]


def test_the_author_s_own_biography_goes_wherever_it_stands():
    more = "\n\n".join([END] * 8)

    assert read(f"Ann Berg is the harbour correspondent of The Sound Post.\n\n{more}") == [FIRST, *[END] * 8, LAST]
    for told in ("Ann Berg told the board that the wall had cracked.", "Bo Lund is a reporter at The Nordby Times."):
        assert read(f"{told}\n\n{more}") == [FIRST, told, *[END] * 8, LAST]


def test_who_is_quoted_next_is_no_byline():
    introduced = "From Ann Lund, writing in The Nordby Times:"

    assert read(introduced) == [FIRST, introduced, LAST]
    assert read("From Ann Lund in Nordby") == [FIRST, LAST]


def test_a_title_is_never_furniture():
    article = parse("a.md", f"# Read more: how Vesterby learns\n\n{FIRST}\n".encode())

    assert [span.of(article.text) for span in article.body] == ["Read more: how Vesterby learns", FIRST]


def test_a_file_of_furniture_alone_keeps_its_words():
    article = parse("a.txt", b"Follow us on Facebook.")

    assert [span.of(article.text) for span in article.body] == ["Follow us on Facebook."]


def test_furniture_of_a_page_is_no_paragraph():
    inner = "".join(f"<p>{paragraph}</p>" for paragraph in (FIRST, "READ MORE: <a href='/x'>Crabs in Nordby</a>", LAST))
    more = "<p><a href='/y'>Ten walks round Vesterby that will change how you see it.</a></p>"
    more += "<ul><li><a href='/z'><div>Gulls steal a ferry ticket in Nordby.</div></a></li></ul>"
    more += "<h3><a href='/w'>Gulls of Nordby get a harbour of their own.</a></h3>"
    more += "<div><h2><a href='/v'>Gulls ask for more</a></h2><p class='dek'>What gulls want.</p></div>"
    inner += "<ul><li>The <a href='/q'>quay</a> is to open in May.</li></ul>"
    figure = "<figure><img src='a.jpg'><figcaption>Gulls over the quay of Vesterby.</figcaption></figure>"
    page = f"<html><body><article><h1>Vesterby</h1>{figure}{inner}{more}<p>{END}</p></article></body></html>"
    article = parse("a.html", page.encode())

    assert [span.of(article.text) for span in article.body][-4:] == [FIRST, LAST, "- The quay is to open in May.", END]
    assert "Gulls" not in article.text
