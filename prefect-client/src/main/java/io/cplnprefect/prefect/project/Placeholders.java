/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.setting.CredentialPattern;
import io.cplnprefect.prefect.internal.document.Fields;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the placeholders of a deployment become, in the two passes of Prefect's command line. */
final class Placeholders {

    private static final String JOB_VARIABLES = ".work_pool.job_variables";
    private static final String RUN_TIME = "ctx.";

    private final Map<String, String> environment;
    private final Set<String> permitted;
    /** Null without a server. */
    private final @Nullable References references;

    private final Set<String> unknown;
    private final Fields.Problems problems;
    private final boolean keepsJobVariables;

    /** Creates placeholders. Without {@code references}, {@code unknown} receives the paths of values that need a server. */
    Placeholders(
            ProjectOptions options,
            @Nullable References references,
            Set<String> unknown,
            Fields.Problems problems,
            ServerVersion version) {
        this.environment = options.environment();
        this.permitted = options.permittedValues();
        this.references = references;
        this.unknown = unknown;
        this.problems = problems;
        this.keepsJobVariables = version.major() < 3;
    }

    /** The first pass: blocks, variables and the environment. Job variables keep blocks, which workers resolve. */
    @Nullable
    Object first(String path, Placeholder placeholder) {
        boolean jobVariable = path.contains(JOB_VARIABLES);
        if (jobVariable && keepsJobVariables) {
            return Templates.KEEP;
        }
        return switch (placeholder.kind()) {
            case BLOCK -> jobVariable ? Templates.KEEP : block(path, placeholder);
            case VARIABLE -> references == null ? unknown(path) : references.variable(path, placeholder.name());
            case ENVIRONMENT, OUTPUT -> environment(path, placeholder);
        };
    }

    private @Nullable Object block(String path, Placeholder placeholder) {
        return references == null ? unknown(path) : references.block(path, placeholder.name());
    }

    private Object unknown(String path) {
        unknown.add(path);
        return Templates.KEEP;
    }

    /** The second pass: the outputs of the executed steps. What is still unknown is a problem. */
    @Nullable
    Object second(String path, Placeholder placeholder, Map<String, ?> outputs) {
        if (placeholder.name().startsWith(RUN_TIME)) {
            return Templates.KEEP;
        }
        switch (placeholder.kind()) {
            case ENVIRONMENT -> {
                Object value = environment(path, placeholder);
                if (value == Templates.KEEP) {
                    problems.add(
                            path,
                            "refers to the environment variable " + placeholder.name() + ", which is not set",
                            "set it, or correct the name");
                }
                return value;
            }
            case OUTPUT -> {
                if (references == null) {
                    return unknown(path);
                }
                Object value = Templates.member(outputs, placeholder.name());
                if (value == Templates.KEEP) {
                    problems.add(
                            path,
                            "refers to '" + placeholder.name() + "', which no executed step returns",
                            "set a step runner that returns it, or write the value");
                }
                return value;
            }
            default -> {
                return Templates.KEEP;
            }
        }
    }

    /** The placeholders of pull steps and of the inputs of steps: what is unknown here is resolved by the job. */
    @Nullable
    Object known(String path, Placeholder placeholder, Map<String, ?> outputs) {
        return switch (placeholder.kind()) {
            case ENVIRONMENT -> environment(path, placeholder);
            case OUTPUT -> Templates.member(outputs, placeholder.name());
            default -> Templates.KEEP;
        };
    }

    private Object environment(String path, Placeholder placeholder) {
        String value = environment.get(placeholder.name());
        if (value == null) {
            return Templates.KEEP;
        }
        if (CredentialPattern.secretKey(placeholder.name())
                && permitted.stream().noneMatch(path::endsWith)) {
            problems.add(
                    path,
                    "would contain the value of " + placeholder.name() + ", which is a secret by its name",
                    "refer to a secret block, which is resolved when a flow run starts");
        }
        return value;
    }
}
