"""Briefbot's domain: documents in, cited briefings out. These names are all that other packages may use.

They are listed in `__init__.pyi` and imported when first used, so that nobody waits for rooms they don't enter.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
