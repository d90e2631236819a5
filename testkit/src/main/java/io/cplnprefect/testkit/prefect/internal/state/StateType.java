/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The state types that Prefect's orchestration knows, in the order in which its errors list them. */
public enum StateType {
    SCHEDULED,
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED,
    CRASHED,
    PAUSED,
    CANCELLING;

    public static final List<String> NAMES =
            Arrays.stream(values()).map(StateType::name).toList();

    public boolean isFinal() {
        return this == COMPLETED || this == FAILED || this == CANCELLED || this == CRASHED;
    }

    /** Returns the name a state of this type has when the caller gives none. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
