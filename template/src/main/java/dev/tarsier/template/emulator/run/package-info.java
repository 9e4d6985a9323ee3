/** The engine: clusters that come and go, workflows that walk their steps, jobs that run here. */
package dev.tarsier.template.emulator.run;
