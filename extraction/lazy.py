"""Properties that are worked out when first asked for and kept.

In: a method without arguments. Out: `lazy`, which does what `functools.cached_property` does, but for its lock: a document
is read by one thread, and asks for two dozen such properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from functools import cached_property as lazy
else:

    class lazy:
        """Keeps what the method gives among the attributes of its object, where it is found from then on."""

        def __init__(self, method):
            """The property of a method."""
            self.method = method
            self.name = method.__name__
            self.__doc__ = method.__doc__

        def __get__(self, instance, owner=None):
            """Works it out; asked for on the class, the property itself."""
            if instance is None:
                return self
            found = instance.__dict__[self.name] = self.method(instance)
            return found


__all__ = ["lazy"]
