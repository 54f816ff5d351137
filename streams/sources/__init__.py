"""Where raw articles come from when no producer sends them: files, feeds."""
