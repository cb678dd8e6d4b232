int session = ONLY_HERE;
