"""The version of the analysis, apart from the analysis itself: who only compares it needn't wait for the rules."""

#: Rises with every change of rules or word lists: libraries then analyse their documents again.
ANALYSIS_VERSION = 16
