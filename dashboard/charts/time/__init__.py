"""The picture of /time: lanes, flags and events in shares of the width."""
