/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.document.DocumentYaml;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the start of a job would do, determined without a write. Immutable. Contains no values of variables, except references to
 * secrets; credentials in commands and arguments are masked where their form is known.
 *
 * @param decision what would be done with the workload
 * @param reasons why, and why other workloads would not be used
 * @param workloadName name of the workload
 * @param location the location that the job would run in, or {@code null} for the first one that the workload is ready in
 * @param objects the objects that would be created: {@code workload}, and if the job reads secrets {@code identity} and {@code policy};
 *     each call returns a new copy
 * @param command the command that would be sent; each call returns a new copy
 * @param warnings parts of the manifest that were changed or ignored, and what may prevent the job from working
 */
public record JobPlan(
        Decision decision,
        List<String> reasons,
        String workloadName,
        @Nullable String location,
        ObjectNode objects,
        ObjectNode command,
        List<String> warnings) {

    /** What would be done with the workload of a job. */
    public enum Decision {
        /** An existing workload would be used. */
        REUSE,
        /** A workload would be created. */
        CREATE,
        /** The job would not be started; the reasons are what to change. */
        REFUSE
    }

    /** Creates a plan from copies of the arguments. */
    public JobPlan {
        reasons = List.copyOf(reasons);
        objects = objects.deepCopy();
        command = command.deepCopy();
        warnings = List.copyOf(warnings);
    }

    @Override
    public ObjectNode objects() {
        return objects.deepCopy();
    }

    @Override
    public ObjectNode command() {
        return command.deepCopy();
    }

    /**
     * Returns the plan for people.
     *
     * @return a YAML document
     */
    public String toYaml() {
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("decision", decision.name().toLowerCase(Locale.ROOT));
        reasons.forEach(plan.putArray("reasons")::add);
        plan.put("workloadName", workloadName);
        plan.put("location", location);
        plan.setAll(objects);
        plan.set("command", command);
        warnings.forEach(plan.putArray("warnings")::add);
        return DocumentYaml.write(plan);
    }

    @Override
    public String toString() {
        return "JobPlan[" + decision + " " + workloadName + "]";
    }
}
