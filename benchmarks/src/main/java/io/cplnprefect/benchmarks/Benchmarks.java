/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.util.List;
import java.util.Locale;

/** Runs the measurements and prints their results as Markdown tables. */
public final class Benchmarks {

    /** The heap of a worker's process, which suffices for 100,000 observed flow runs. */
    private static final List<String> WORKER = List.of("-Xmx512m");

    private Benchmarks() {}

    /**
     * Runs all measurements.
     *
     * @param args numbers of flow runs of the rounds of observation; 1,000 and 10,000 by default
     */
    public static void main(String[] args) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%d processors, Java %s, %s%n%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.name"));
        StartUp.print();
        CallCost.print();
        ManyCallers.print();
        ListDecoding.print();
        ConversionSpeed.print();
        JavaProgram.run(StartThroughput.class, WORKER, "1000", "1000", "1000", "10000");
        System.out.println();
        ObservationRound.printHead();
        for (String runs : args.length == 0 ? new String[] {"1000", "10000"} : args) {
            JavaProgram.run(ObservationRound.class, WORKER, runs);
        }
        System.out.println();
        ObservedRunSize.printHead();
        for (String runs : new String[] {"1000", "10000"}) {
            JavaProgram.run(ObservedRunSize.class, WORKER, runs, "false");
            JavaProgram.run(ObservedRunSize.class, WORKER, runs, "true");
        }
        System.exit(0);
    }
}
