#pragma once
void store(int value);
