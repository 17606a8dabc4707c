#ifndef DESCENT_MATHS_H
#define DESCENT_MATHS_H

/* The elementary functions of the C library, declared here and nowhere else, so that the portable
   core compiles against any C library, and against none for wasm32. */

double exp(double x);
double expm1(double x);
double log(double x);
double log1p(double x);
double log2(double x);
double log10(double x);
double pow(double x, double y);
double cbrt(double x);
double hypot(double x, double y);
double sin(double x);
double cos(double x);
double tan(double x);
double asin(double x);
double acos(double x);
double atan(double x);
double atan2(double y, double x);
double sinh(double x);
double cosh(double x);
double tanh(double x);
double asinh(double x);
double acosh(double x);
double atanh(double x);
double fmod(double x, double y);

#endif
