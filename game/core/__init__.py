"""Pure rules of the crisis: no screen, clock, disk or global random; standard library only."""
