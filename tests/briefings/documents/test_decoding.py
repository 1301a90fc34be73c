import pytest

from briefings.documents.decoding import decode
from briefings.errors import DocumentError

WORDS = "“Señor Núñez won’t come,” the mayor’s café said — twice."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_the_text_is_what_was_written_with_its_bom_if_it_has_one(encoding):
    raw = (f"\ufeff{WORDS}" if encoding == "utf-16-be" else WORDS).encode(encoding)

    assert decode("a.txt", raw).removeprefix("\ufeff") == WORDS
    assert decode("a.txt", raw).startswith("\ufeff") == (encoding not in {"utf-8", "cp1252"})


def test_line_ends_stay_as_they_are():
    assert decode("a.txt", b"a\r\nb\rc\nd") == "a\r\nb\rc\nd"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"words\x00words",
        b"\x01\x02\x03\x04 words",
        "\ufeffa\x00".encode("utf-16-le"),
    ],
)
def test_a_binary_file_is_refused(raw):
    with pytest.raises(DocumentError, match="binary"):
        decode("a.txt", raw)


@pytest.mark.parametrize(
    "raw",
    [WORDS.encode() + b"\xff", WORDS.encode()[:-1].replace(b"\xe2\x80\x9d", b"\xe2\x80"), b"cut off \xe2\x80"],
    ids=["a stray byte", "a byte lost", "cut off"],
)
def test_broken_utf8_is_refused_rather_than_read_as_something_else(raw):
    with pytest.raises(DocumentError, match="broken UTF-8 at byte"):
        decode("a.txt", raw)


def test_broken_utf16_is_refused():
    with pytest.raises(DocumentError, match="broken UTF-16"):
        decode("a.txt", b"\xff\xfea\x00b")


def test_what_is_in_no_known_encoding_is_refused():
    with pytest.raises(DocumentError, match=r"encoding can't be told|binary"):
        decode("a.txt", bytes(range(128, 256)) * 4)


def test_a_wrong_declaration_does_no_harm():
    raw = "The café in Málaga stayed open.".encode("cp1252")

    assert decode("a.txt", raw, "no-such-encoding") == decode("a.txt", raw, "shift_jisx0213") != ""


@pytest.mark.parametrize("half", [b"caf\xc3 was full", b"caf\xc3(", b"a price of \xe2\x82 9", b"said \xe2\x80Yes"])
def test_half_a_character_in_an_english_text_is_broken_utf8(half):
    raw = b"The mayor said on Monday that the bridge would open again, and that the place called " + half

    with pytest.raises(DocumentError, match="broken UTF-8"):
        decode("a.txt", raw)


@pytest.mark.parametrize(
    ("words", "encoding"),
    [("The mayor of São Paulo, SÃO PAULO, visited a théâtre in Århus and a café – at “eight”.", "cp1252"),
     ("В городе Москве мэр сказал, что Г и В откроют мост в мае этого года, и все были рады.", "cp1251")],
    ids=["Western", "Cyrillic"],
)  # fmt: skip
def test_letters_of_other_encodings_are_no_halves(words, encoding):
    assert decode("a.txt", words.encode(encoding), encoding) == words


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("The mayor of Łódź, Jan Żak, said that Dvořák was in Kraków.", "cp1250"),
        ("The mayor of Łódź, Jan Żak, said that it was safe.", "iso-8859-2"),
        ("Jiří Novák and Győző Szűcs met in Székesfehérvár.", "cp1250"),
        ("Ahmet Erdoğan met Ayşe Yıldız in Beşiktaş.", "cp1254"),
        ("José Peña paid £5 for a “café crème” in Málaga – 20 °C, ½ cup, ¿Qué?", "cp1252"),
        ("Søren Bjørnson met Þór Jónsson, Guðrún Óladóttir and Jürgen Groß in Tromsø.", "cp1252"),
        ("João Simões and Noël O’Neill praised Häagen, Élysée and Ångström.", "cp1252"),
    ],
)
def test_names_of_other_countries_in_an_english_text_are_read_as_they_were_written(words, encoding):
    warnings: list[str] = []

    assert decode("a.txt", f"{words} It rained on Monday.".encode(encoding), warnings=warnings).startswith(words)
    assert warnings == []


def test_an_encoding_in_doubt_is_told():
    words = "The mayor of the old town met g¦ös and m¦ök on Monday, and the council met them on Tuesday."
    warnings: list[str] = []
    decode("a.txt", words.encode("cp1252"), warnings=warnings)

    assert "the encoding is in doubt" in " ".join(warnings)


@pytest.mark.parametrize(
    ("encoding", "written"),
    [
        ("cp1257", "The mayor of Rīga, Jānis Bērziņš, met Kariņš in Ķemeri."),
        ("cp1257", "Nausėda went to Šiauliai, where Žydrūnas Gražulis was born, and to Klaipėda."),
        ("mac-roman", "“It’s fine,” said José Muñoz – the owner of the café."),
        ("iso-8859-15", "The Sacré-Cœur of Šibenik costs €5."),
        ("cp1250", "Only Wałęsa said no."),
        ("cp1252", "A naïve façade: Nuñez, Gómez, Müller, Grönholm and Håkan paid £5 and €5."),
        ("cp1252", "Søren, François, Jürgen Großmann, Zoë and Þórður met on the 3º floor."),
    ],
)
def test_the_encoding_is_the_one_in_which_words_are_of_one_language(encoding: str, written: str) -> None:
    warnings: list[str] = []

    assert decode("a.txt", written.encode(encoding), warnings=warnings) == written
    assert warnings == []


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("Poznań", "cp1250"),
        ("Plzeň", "cp1250"),
        ("Novaček and Kovačić", "cp1250"),
        ("Němec", "cp1250"),
        ("Đorđe Babić", "cp1250"),
        ("Świnoujście", "cp1250"),
        ("Žilina", "iso-8859-2"),
        ("Ľuboš", "iso-8859-2"),
        ("Šárka and Œnone", "iso-8859-15"),
        ("Jürgen Groß", "mac-roman"),
    ],
)
def test_names_are_read_in_the_encoding_that_has_their_letters_in_their_place(name: str, encoding: str) -> None:
    words = f"The mayor met {name} on Monday and left."

    assert decode("a.txt", words.encode(encoding)) == words


@pytest.mark.parametrize("name", ["Muğla", "Doğan Şahin", "İzmir", "Ağrı"])
def test_letters_that_may_be_icelandic_or_turkish_are_told(name: str) -> None:
    warnings: list[str] = []
    decode("a.txt", f"The mayor met {name} in a café on Monday and left.".encode("cp1254"), warnings=warnings)

    assert "the encoding is in doubt" in warnings[0]


@pytest.mark.parametrize(
    "name",
    [
        "José Peña", "Ñ. Ibáñez", "Niccolò", "Forlì", "Cefalù", "Hélène", "sœur Œdipe", "Phœnix", "Tromsø", "Ærø",
        "Guðni Jóhannesson", "Þórbergur", "São João", "L’Haÿ", "20 ºC", "Nº 5", "©Reuters", "Acme® Corp", "½ cup", "£5",
    ],
)  # fmt: skip
def test_western_names_are_read_as_before_and_without_a_doubt(name: str) -> None:
    words, warnings = f"The mayor met {name} on Monday and left.", list[str]()

    assert decode("a.txt", words.encode("cp1252"), warnings=warnings) == words
    assert warnings == []
