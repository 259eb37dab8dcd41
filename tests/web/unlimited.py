"""Settings for tests of everything but the limits."""

from web.settings import WebSettings

__all__ = ["UNLIMITED"]

#: Nothing is refused for coming too often, and what is closed is open.
UNLIMITED = WebSettings(rate="", suggest_rate="", rate_overall="", shows_metrics=True, shows_docs=True)
