"""Discord's REST interface: one file of routes per area, and the faults and limits that requests meet."""
