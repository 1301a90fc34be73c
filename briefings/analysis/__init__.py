"""Article → Analysis: who says what, who is who, what happened when. Pure: no model, no network, no clock."""

# Imported when first used (the names are in `__init__.pyi`), so that nobody waits for rooms they don't enter.

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
