"""The codes that tags.py gives to tokens, a character each, and the classes of codes that rules ask for.

Import the module as `pos`: `reading.tags[index] in pos.FINITE`. The codes follow the Penn Treebank, with fewer classes.
"""

from typing import Final

# Open classes.
NOUN: Final = "N"
NAME: Final = "M"
#: A verb's base form or plural present: 'say'.
BASE: Final = "V"
#: A verb's third person: 'says'.
THIRD: Final = "Z"
PAST: Final = "D"
PAST_PARTICIPLE: Final = "P"
#: A verb's -ing form.
ING: Final = "G"
ADJECTIVE: Final = "J"
ADVERB: Final = "R"
# Closed classes; their words stand in lexicon/closed_classes.txt.
DETERMINER: Final = "T"
#: 'His', and the 's of "Brown's".
POSSESSIVE: Final = "S"
PRONOUN: Final = "O"
WH_WORD: Final = "W"
#: An auxiliary or modal.
AUXILIARY: Final = "X"
CONJUNCTION: Final = "C"
TO: Final = "K"
#: A preposition or a word that opens a subordinate clause.
PREPOSITION: Final = "I"
NUMBER: Final = "0"
# Marks.
STOP: Final = "."
COMMA: Final = ","
#: A colon or semicolon.
COLON: Final = ":"
DASH: Final = "-"
BRACKET_OPENS: Final = "("
BRACKET_CLOSES: Final = ")"
QUOTE_MARK: Final = '"'
#: Before the first token of a sentence.
SENTENCE_START: Final = "^"

# Nouns and what stands in their phrases.
NOUNS: Final = frozenset((NOUN, NAME))
NOUNS_OR_NUMBER: Final = NOUNS | {NUMBER}
NOMINAL: Final = NOUNS_OR_NUMBER | {PRONOUN}
NOMINAL_OR_AUXILIARY: Final = NOMINAL | {AUXILIARY}
#: What a verb group or its first adverb follows.
BEFORE_VERB_GROUP: Final = NOMINAL_OR_AUXILIARY | {WH_WORD}
NOUNS_OR_ADJECTIVE: Final = NOUNS | {ADJECTIVE}
NOUN_OR_ADJECTIVE: Final = frozenset((NOUN, ADJECTIVE))
DETERMINERS: Final = frozenset((DETERMINER, POSSESSIVE))
DETERMINERS_OR_PRONOUN: Final = DETERMINERS | {PRONOUN}
DETERMINERS_OR_ADJECTIVE: Final = DETERMINERS | {ADJECTIVE}
NAME_OR_DETERMINER: Final = frozenset((NAME, DETERMINER))
NAME_PRONOUN_OR_DETERMINERS: Final = DETERMINERS_OR_PRONOUN | {NAME}
#: What a noun phrase is made of, prepositional phrases aside.
IN_NOUN_PHRASE: Final = NOMINAL | DETERMINERS_OR_ADJECTIVE
#: The same without numbers, or without pronouns.
OPENS_NOUN_PHRASE: Final = IN_NOUN_PHRASE - {NUMBER}
FULL_NOUN_PHRASE: Final = IN_NOUN_PHRASE - {PRONOUN}
#: What a noun follows rather than a verb.
BEFORE_NOUN: Final = DETERMINERS_OR_ADJECTIVE | {NUMBER}
BEFORE_NOUN_PREPOSITION_TO: Final = BEFORE_NOUN | {PREPOSITION, TO}
BEFORE_PARTICIPLE: Final = DETERMINERS_OR_ADJECTIVE | {PREPOSITION}
#: What stands about the trade before a name: 'retired bus driver Ida Holt'.
DESCRIBES_TRADE: Final = frozenset((NOUN, ADJECTIVE, PAST, PAST_PARTICIPLE, ING))
#: What a phrase of when or how is made of.
IN_ADJUNCT: Final = frozenset((PREPOSITION, DETERMINER, POSSESSIVE, ADJECTIVE, ADVERB, NOUN, NUMBER))
IN_ADJUNCT_OR_NAME: Final = IN_ADJUNCT | {NAME}
#: What follows the noun in 'his voice breaking', 'her eyes wet', 'his hat in his hand'.
AFTER_OWNED: Final = frozenset((ING, PAST_PARTICIPLE, PAST, ADJECTIVE, PREPOSITION))
#: What may stand before the colon of a label.
IN_LABEL: Final = NOUNS | DETERMINERS_OR_ADJECTIVE | {QUOTE_MARK, CONJUNCTION, PREPOSITION, DASH}

#: Before these an adverb tells the degree.
AFTER_DEGREE: Final = frozenset((ADJECTIVE, NUMBER))

# Verbs.
FINITE_VERBS: Final = frozenset((BASE, THIRD, PAST))
FINITE: Final = FINITE_VERBS | {AUXILIARY}
#: Finite whatever stands before: a base form may be an infinitive.
SURELY_FINITE: Final = FINITE - {BASE}
SURELY_FINITE_OR_PARTICIPLE: Final = SURELY_FINITE | {PAST_PARTICIPLE}
THIRD_OR_PAST: Final = frozenset((THIRD, PAST))
PARTICIPLES: Final = frozenset((PAST_PARTICIPLE, ING))
PAST_FORMS: Final = frozenset((PAST, PAST_PARTICIPLE))
NOUNS_OR_PAST_FORM: Final = PAST_FORMS | NOUNS
PARTICIPLES_OR_PAST: Final = PAST_FORMS | {ING}
VERBS: Final = FINITE_VERBS | PARTICIPLES
FINITE_VERBS_OR_ING: Final = FINITE_VERBS | {ING}
FINITE_VERBS_OR_PARTICIPLE: Final = FINITE_VERBS | {PAST_PARTICIPLE}
THIRD_OR_PAST_FORMS: Final = THIRD_OR_PAST | {PAST_PARTICIPLE}
FINITE_VERBS_PARTICIPLE_OR_NOUN: Final = FINITE_VERBS_OR_PARTICIPLE | {NOUN}
PARTICIPLE_OR_NOUN: Final = frozenset((PAST_PARTICIPLE, NOUN))
BASE_OR_NOUN: Final = frozenset((BASE, NOUN))
#: Inflected forms that make adjectives: 'news-making', 'long-awaited'.
MAKES_ADJECTIVE: Final = PAST_FORMS | {ADJECTIVE, ING}
ADVERB_THIRD_OR_PAST: Final = THIRD_OR_PAST | {ADVERB}
FINITE_OR_ADVERB: Final = FINITE | {ADVERB}
#: Auxiliaries, 'not' and adverbs, which stand within a verb group.
IN_VERB_GROUP: Final = frozenset((AUXILIARY, ADVERB))
IN_NOUN_PHRASE_OR_PARTICIPLE: Final = IN_NOUN_PHRASE | PARTICIPLES
#: What an infinitive's 'to' stands before.
AFTER_TO: Final = frozenset((BASE, AUXILIARY, ADVERB, PAST_PARTICIPLE))
AFTER_TO_OF_NOUN: Final = frozenset((BASE, AUXILIARY, ADVERB, NOUN))
BEFORE_PARTICIPLE_OR_AUXILIARY: Final = BEFORE_PARTICIPLE | {AUXILIARY}
BEFORE_BASE: Final = frozenset((TO, AUXILIARY))
#: What shows that a clause begins rather than that one is inserted.
OPENS_CLAUSE: Final = FINITE | {DETERMINER, PRONOUN}
CUE_ADJECTIVES: Final = PARTICIPLES | {ADJECTIVE, ADVERB}
#: What 'her' belongs to.
AFTER_HER: Final = VERBS | {NOUN, ADJECTIVE}

# Words between clauses.
#: What a clause of saying that hangs on another one opens with: 'because she said', ', in which he said'.
OPENS_CLAUSE_OF_SAYING: Final = frozenset((PREPOSITION, COMMA, CONJUNCTION, WH_WORD, ADVERB))
PRONOUN_OR_WH: Final = frozenset((PRONOUN, WH_WORD))
SUBJECT_WORDS: Final = PRONOUN_OR_WH | {AUXILIARY}
#: After a verb these begin its object: 'doubt that', 'support the'.
OPENS_OBJECT: Final = DETERMINERS_OR_PRONOUN | {WH_WORD}
OPENS_OBJECT_OR_TO: Final = OPENS_OBJECT | {TO}
PREPOSITION_OR_TO: Final = frozenset((PREPOSITION, TO))
PREPOSITION_OR_ADVERB: Final = frozenset((PREPOSITION, ADVERB))
AFTER_PREPOSITION: Final = frozenset((NOUN, ADJECTIVE, ADVERB, PREPOSITION))
PREPOSITION_OR_PAUSE: Final = frozenset((PREPOSITION, COMMA, COLON))
CONJUNCTION_OR_ADVERB: Final = frozenset((CONJUNCTION, ADVERB))
CONNECTIVES: Final = CONJUNCTION_OR_ADVERB | {COMMA}
#: A phrase that opens with these is no clause: 'Asked about it', 'In the end'.
OPENS_ADJUNCT: Final = PARTICIPLES | {PREPOSITION, ADVERB}
#: What is set between commas behind a name opens with these, if it is no noun phrase.
OPENS_INSERTION: Final = OPENS_ADJUNCT | {WH_WORD, TO}
PARTICIPLES_OR_WH: Final = PARTICIPLES | {WH_WORD}

# Marks together.
PAUSES: Final = frozenset((COMMA, COLON))
PAUSES_OR_STOP: Final = PAUSES | {STOP}
COMMA_OR_DASH: Final = frozenset((COMMA, DASH))
ADVERB_OR_COMMA: Final = frozenset((ADVERB, COMMA))
ADVERB_OR_STOP: Final = frozenset((ADVERB, STOP))
COMMA_OR_START: Final = frozenset((COMMA, SENTENCE_START))
PAUSES_STOP_OR_DASH: Final = PAUSES_OR_STOP | {DASH}
ENDS_TIME: Final = frozenset((STOP, COMMA, BRACKET_CLOSES))
OPENS_SPEECH: Final = frozenset((BRACKET_OPENS, COLON, DASH))
#: After these a capital tells nothing.
BEFORE_SENTENCE: Final = OPENS_SPEECH | {QUOTE_MARK, STOP}
#: Before 'according to' these part it from the clause that it reports.
BEFORE_SOURCE: Final = PAUSES_STOP_OR_DASH | {CONJUNCTION, QUOTE_MARK, BRACKET_OPENS}
ENDS_NOUN_PHRASE: Final = NOMINAL | {BRACKET_CLOSES}
NOUNS_OR_MARK: Final = NOUNS | {COMMA, BRACKET_CLOSES}
#: What no noun phrase begins with.
OUTSIDE_PHRASE: Final = frozenset((PREPOSITION, DASH, CONJUNCTION, BRACKET_CLOSES))
#: What no content ends with.
TRAILING: Final = PAUSES_STOP_OR_DASH | {BRACKET_OPENS, CONJUNCTION}
#: What no content before its cue begins with.
LEADING: Final = PAUSES_STOP_OR_DASH | {CONJUNCTION}
#: What parts a verb from a quotation that it doesn't introduce.
PARTS_FROM_QUOTATION: Final = FINITE | {WH_WORD, CONJUNCTION, STOP, DASH}
