/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.UsageException;
import java.util.function.Supplier;

/** A supplier of credentials of the user, whose failures name the setting. Thread-safe if the supplier is. */
public final class SecretSource implements Supplier<Secret> {

    private final Setting setting;
    private final Supplier<Secret> supplier;

    /**
     * Creates a source.
     *
     * @param setting the setting whose value is supplied
     * @param supplier the supplier of the user
     */
    public SecretSource(Setting setting, Supplier<Secret> supplier) {
        this.setting = setting;
        this.supplier = supplier;
    }

    /**
     * Returns the present credentials.
     *
     * @return the credentials
     * @throws UsageException if the supplier throws, or returns {@code null}
     */
    @Override
    public Secret get() {
        Secret secret;
        try {
            secret = supplier.get();
        } catch (ApiException e) {
            throw e;
        } catch (RuntimeException e) {
            // Its message may contain the credentials.
            throw new UsageException(
                    "The supplier of " + setting.name() + " threw "
                            + e.getClass().getName() + ". Correct it; the cause has the details.",
                    e);
        }
        if (secret == null) {
            throw new UsageException("The supplier of " + setting.name() + " returned null: expected a Secret.");
        }
        return secret;
    }
}
