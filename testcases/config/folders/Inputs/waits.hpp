#pragma once
void everybody_waits();
void loud_waits();
