int broken = not_declared;
