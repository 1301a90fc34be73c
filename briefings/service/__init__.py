"""The use cases: load, answer, complete, prove. Calls the stations in order; no station calls back."""

# Imported when first used (the names are in `__init__.pyi`), so that nobody waits for rooms they don't enter.

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
