"""Words for months, weekdays and numbers, in lower case, with the numbers that they stand for. General knowledge."""

from briefings.lexicon import lines

# The names stand in months.txt and weekdays.txt, with days told from the day of speaking behind the seven weekdays.
MONTHS = tuple(line.split()[0] for line in lines("months"))
#: The first letters of each month's name and of its abbreviations, as they are written, for a pattern.
MONTH_BEGINNINGS = "|".join(month[:3].capitalize() for month in MONTHS)
MONTH_ABBREVIATIONS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
#: The number of each month by its names in other languages: no name means two.
MONTHS_ELSEWHERE = {
    name: number
    for language in lines("months_elsewhere")
    for number, names in enumerate(language.split(), start=1)
    for name in names.split("/")
}
WEEKDAYS = tuple(line.split()[0] for line in lines("weekdays")[:7])
#: Any of them as it is written, for a pattern.
WEEKDAY = f"(?:{'|'.join(day.removesuffix('day').capitalize() for day in WEEKDAYS)})day"
WEEKDAY_ABBREVIATIONS = ("mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun")
#: Hours from UTC of zones by their names: those of RFC 822, of Europe, Korea and Japan. IST is left out: it is three.
ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "eest": 3,
    "msk": 3, "kst": 9, "jst": 9, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7,
}  # fmt: skip
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
)
ORDINALS = {word: number for number, word in enumerate(_NTH.split(), start=1)}
DECADES = {word: 1920 + 10 * number for number, word in enumerate(
    ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"))}  # fmt: skip
_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
          "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
#: Words for 1 to 99; 'a' and 'an' count as one.
NUMBERS = (
    {"a": 1, "an": 1}
    | {word: number for number, word in enumerate(_SMALL, start=1)}
    | {word: 10 * number for number, word in enumerate(_TENS, start=2)}
    | {f"{tens}-{one}": 10 * t + o for t, tens in enumerate(_TENS, 2) for o, one in enumerate(_SMALL[:9], 1)}
)
