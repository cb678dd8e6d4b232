#pragma once
void help();
void deeper();
