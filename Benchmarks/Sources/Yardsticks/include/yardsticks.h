#ifndef DESCENT_YARDSTICKS_H
#define DESCENT_YARDSTICKS_H

/* Plain descent on (1 - x)^2 + 100 (y - x^2)^2 from (-1.2, 1), every cost kept; returns the last cost. */
double yardstick_rosenbrock(long steps, double rate);

/* Adam with its standard settings on the same function from the same start. */
double yardstick_rosenbrock_adam(long steps, double rate);

/* Plain descent on peaks from side x side starts in [-3,3]^2; returns the sum of the coordinates reached. */
double yardstick_basin(long side, long steps, double rate);

#endif
