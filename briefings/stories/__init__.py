"""Which documents report one event: pure functions over what documents begin with. No model, no store, no clock."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
