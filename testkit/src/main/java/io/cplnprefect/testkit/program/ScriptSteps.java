/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import io.cplnprefect.testkit.job.JobScript;

/** The script of a job as data: a list of steps. */
final class ScriptSteps {
    private ScriptSteps() {}

    static JobScript read(FileNode list) {
        JobScript script = JobScript.begin();
        for (FileNode step : list.elements()) {
            script = add(script, step);
        }
        return script;
    }

    private static JobScript add(JobScript script, FileNode step) {
        String name = step.isText() ? step.text() : step.onlyMember();
        if (name == null) {
            return script;
        }
        FileNode argument = step.member(name);
        return switch (name) {
            case "in" -> script.in(argument.requiredText());
            case "log" -> script.log(argument.requiredText());
            case "logAtOnce" -> script.logAtOnce(argument.texts().toArray(String[]::new));
            case "sleep" -> script.sleep(argument.requiredDuration());
            case "exit" -> script.exit(argument.number(0, 0, 255));
            case "evict" -> script.evict();
            case "failImagePull" -> script.failImagePull();
            case "runUntilStopped" -> script.runUntilStopped();
            case "ignoreStopFor" -> script.ignoreStopFor(argument.requiredDuration());
            case "neverVisible" -> script.neverVisible();
            default -> {
                step.report("unknown step '" + name + "'. Expected one of in, log, logAtOnce, sleep, exit, evict,"
                        + " failImagePull, runUntilStopped, ignoreStopFor, neverVisible");
                yield script;
            }
        };
    }
}
