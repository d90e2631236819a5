/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.bridge.internal.Findings;
import io.cplnprefect.bridge.manifest.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the command of a container that starts Prefect's worker. Pure functions. */
final class WorkerArguments {

    private static final Map<String, String> LONG_NAMES =
            Map.of("-p", "--pool", "-q", "--work-queue", "-l", "--limit", "-t", "--type", "-n", "--name");
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("--type", "--name", "--install-policy", "--prefetch-seconds", "--create-pool-if-not-found");
    private static final Set<String> FLAGS = Set.of("--with-healthcheck", "--no-create-pool-if-not-found");

    private final String path;
    private final Findings findings;
    private final StackWorker.Builder worker;
    private boolean hasPool;

    private WorkerArguments(String path, Findings findings, StackWorker.Builder worker) {
        this.path = path;
        this.findings = findings;
        this.worker = worker;
    }

    /** Adds pool, queues and limit to a worker. */
    static void read(List<String> command, String path, Findings findings, StackWorker.Builder worker) {
        WorkerArguments arguments = new WorkerArguments(path, findings, worker);
        List<String> words = arguments.words(command);
        int start = words.indexOf("start");
        if (start < 1 || !words.get(start - 1).equals("worker")) {
            findings.problem(path, "does not start Prefect's worker", "use prefect worker start --pool POOL");
            return;
        }
        arguments.options(words.subList(start + 1, words.size()));
        if (!arguments.hasPool) {
            findings.problem(path, "names no work pool", "add --pool");
        }
    }

    /** Returns the words, those of a shell command in place of the shell. */
    private List<String> words(List<String> command) {
        int shell = command.indexOf("-c");
        if (shell < 0 || shell + 1 >= command.size()) {
            return command;
        }
        List<String> words = ShellWords.split(command.get(shell + 1));
        if (words.contains("&&") || words.contains(";") || words.contains("|")) {
            findings.problem(path, "is a script", "put what precedes the worker into the image");
        }
        return words;
    }

    private void options(List<String> words) {
        List<String> rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            String word = rest.remove(0);
            int equals = word.startsWith("--") ? word.indexOf('=') : -1;
            if (equals > 0) {
                rest.add(0, word.substring(equals + 1));
                word = word.substring(0, equals);
            }
            String option = LONG_NAMES.getOrDefault(word, word);
            if (FLAGS.contains(option)) {
                findings.warning(path, "has the option " + option + ", which was ignored");
            } else if (rest.isEmpty()) {
                findings.problem(path, "ends with '" + word + "'", "complete or remove it");
            } else {
                option(option, rest.remove(0));
            }
        }
    }

    private void option(String option, String value) {
        switch (option) {
            case "--pool" -> {
                hasPool = true;
                worker.workPool(value);
            }
            case "--work-queue" -> worker.addWorkQueues(value);
            case "--limit" -> limit(value);
            default -> {
                if (WITHOUT_EFFECT.contains(option)) {
                    findings.warning(path, "has the option " + option + ", which was ignored");
                } else {
                    findings.problem(path, "has the option '" + option + "'", "remove it");
                }
            }
        }
    }

    private void limit(String value) {
        try {
            worker.limit(Integer.valueOf(value));
        } catch (NumberFormatException e) {
            findings.problem(path, "has the limit '" + value + "'", "use a number");
        }
    }
}
