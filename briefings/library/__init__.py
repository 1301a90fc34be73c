"""The derived store: documents, actors, attributions, events and the search index. It can be rebuilt at any time.

`Library` takes documents up; `Library.reader(audience)` answers. What words mean, how near a row stands to a topic and
which name is a slip of which are decided here, once.
"""

# Imported when first used (the names are in `__init__.pyi`), so that nobody waits for rooms they don't enter.

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
