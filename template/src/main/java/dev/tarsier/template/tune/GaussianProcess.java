package dev.tarsier.template.tune;

import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;

/**
 * Regression with a Gaussian process of mean 0 (Rasmussen and Williams 2006, algorithm 2.1). For
 * the handful of runs that anyone pays for; the work grows with their cube.
 */
final class GaussianProcess {
  private final Covariance covariance;
  private final double[][] points;
  private final DecompositionSolver solver;
  private final RealVector weights;
  private final double logEvidence;

  /**
   * @param points measured, row by row
   * @param values at the points
   * @param noise standard deviation of a measurement
   */
  GaussianProcess(Covariance covariance, double[][] points, double[] values, double noise) {
    this.covariance = covariance;
    this.points = points;
    RealMatrix matrix = MatrixUtils.createRealMatrix(points.length, points.length);
    for (int i = 0; i < points.length; i++) {
      for (int j = 0; j < points.length; j++) {
        double value = covariance.between(points[i], points[j]);
        matrix.setEntry(i, j, i == j ? value + noise * noise : value);
      }
    }
    CholeskyDecomposition cholesky = new CholeskyDecomposition(matrix);
    this.solver = cholesky.getSolver();
    RealVector measured = new ArrayRealVector(values);
    this.weights = solver.solve(measured);
    this.logEvidence = -measured.dotProduct(weights) / 2 - halfLogDeterminant(cholesky);
  }

  private static double halfLogDeterminant(CholeskyDecomposition cholesky) {
    RealMatrix lower = cholesky.getL();
    double sum = 0;
    for (int i = 0; i < lower.getRowDimension(); i++) {
      sum += Math.log(lower.getEntry(i, i));
    }
    return sum;
  }

  /** How well this covariance explains what was measured, but for a constant. */
  double logEvidence() {
    return logEvidence;
  }

  /** Of the function at {@code point}, without the noise of a measurement. */
  Normal at(double[] point) {
    double[] shared = new double[points.length];
    for (int i = 0; i < shared.length; i++) {
      shared[i] = covariance.between(points[i], point);
    }
    RealVector vector = new ArrayRealVector(shared);
    double variance = covariance.between(point, point) - vector.dotProduct(solver.solve(vector));
    return new Normal(vector.dotProduct(weights), Math.sqrt(Math.max(variance, 1e-12)));
  }
}
