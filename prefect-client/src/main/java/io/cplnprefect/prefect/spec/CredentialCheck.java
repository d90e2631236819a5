/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.core.setting.CredentialPattern;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The check that a deployment, which many can read, contains no credential. */
final class CredentialCheck {

    private static final String FIX = "store it in a secret block and refer to it, or in a secret of the platform;"
            + " if it is no credential, permit the path";
    private static final Set<String> STEP_CREDENTIALS = Set.of("access_token", "credentials", "token", "password");

    private final DeploymentSpec spec;
    private final List<SpecProblem> problems;

    CredentialCheck(DeploymentSpec spec, List<SpecProblem> problems) {
        this.spec = spec;
        this.problems = problems;
    }

    void check() {
        value("name", "", spec.name());
        value("flow_name", "", spec.flowName());
        value("work_pool.name", "", spec.workPool());
        value("work_pool.work_queue_name", "", spec.workQueue());
        value("parameters", "", spec.parameters());
        value("work_pool.job_variables", "", spec.jobVariables());
        for (int i = 0; i < spec.pullSteps().size(); i++) {
            step(DocumentPath.of("pull", i), spec.pullSteps().get(i));
        }
        for (int i = 0; i < spec.schedules().size(); i++) {
            value(
                    DocumentPath.of("schedules", i) + ".parameters",
                    "",
                    spec.schedules().get(i).parameters());
        }
        value("triggers", "", spec.triggers());
        value("sla", "", spec.slas());
        value("parameter_openapi_schema", "", spec.parameterSchema());
        value("tags", "", spec.tags());
        value("description", "", spec.description());
        value("version", "", spec.version());
        value("path", "", spec.path());
        value("entrypoint", "", spec.entrypoint());
    }

    private void step(String path, Map<?, ?> step) {
        step.forEach((function, inputs) -> {
            String functionPath = DocumentPath.of(path, String.valueOf(function));
            if (!(inputs instanceof Map<?, ?> map)) {
                value(functionPath, "", inputs);
                return;
            }
            map.forEach((key, input) ->
                    input(DocumentPath.of(functionPath, String.valueOf(key)), String.valueOf(key), input));
        });
    }

    private void input(String path, String key, @Nullable Object input) {
        boolean credential = STEP_CREDENTIALS.contains(key);
        if (credential && input instanceof Map<?, ?> map) {
            map.forEach((inner, value) ->
                    input(DocumentPath.of(path, String.valueOf(inner)), String.valueOf(inner), value));
        } else if (credential && input instanceof String text && !CredentialPattern.blockReference(text)) {
            problem(
                    path,
                    "is not a reference to a block",
                    "use {{ prefect.blocks.<type>.<name> }}, so that the deployment does not contain the credential");
        } else {
            value(path, key, input);
        }
    }

    private void value(String path, String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Object name = map.get("name");
            map.forEach((inner, content) -> value(
                    DocumentPath.of(path, String.valueOf(inner)), keyOf(String.valueOf(inner), name, key), content));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                value(DocumentPath.of(path, i), key, list.get(i));
            }
        } else if (value instanceof String text) {
            text(path, key, text);
        }
    }

    /** In a list of environment variables, the key of a value is its name, and in a schema that of a default is its property. */
    private static String keyOf(String inner, @Nullable Object name, String outer) {
        if (inner.equals("value") && name instanceof String named) {
            return named;
        }
        return inner.equals("default") ? outer : inner;
    }

    private void text(String path, String key, String text) {
        if (CredentialPattern.urlCredential(text)) {
            problem(
                    path,
                    "contains a URL with a password or token",
                    "remove it from the URL, and refer to a secret block");
        } else if (CredentialPattern.credential(key, text)) {
            problem(path, "looks like a credential", FIX);
        }
    }

    private void problem(String path, String fault, String fix) {
        boolean permitted = spec.permittedValues().stream()
                .anyMatch(allowed ->
                        path.equals(allowed) || path.startsWith(allowed + ".") || path.startsWith(allowed + "["));
        if (!permitted) {
            problems.add(spec.origin().problem(path, fault, fix));
        }
    }
}
