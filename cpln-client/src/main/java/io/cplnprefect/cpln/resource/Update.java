/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A change of an object that is written only if no other client has changed the object since it was read.
 *
 * <p>The change is sent as a patch: the server checks the version in a patch; whether it checks the version in a whole
 * document is not documented.
 *
 * @param mapper writes the objects
 * @param read reads the object
 * @param change changes it
 * @param write sends a patch
 */
record Update<T extends Item>(
        ObjectMapper mapper, ApiCall<T> read, UnaryOperator<T> change, Function<Patch, ApiCall<T>> write) {

    private static final int ATTEMPTS = 5;

    ApiCall<T> call() {
        return attempt(1);
    }

    private ApiCall<T> attempt(int number) {
        ApiCall<T> once = read.then(this::written);
        return number == ATTEMPTS
                ? once
                : once.recover(failure -> failure instanceof ServiceException.Conflict ? attempt(number + 1) : null);
    }

    private ApiCall<T> written(T object) {
        T changed = change.apply(object);
        if (changed == null) {
            throw new UsageException("Invalid change of '" + object.name()
                    + "': the function returns null. Return the object, changed or not.");
        }
        if (!changed.name().equals(object.name())) {
            throw new UsageException("Invalid change of '" + object.name() + "': its name is changed to '"
                    + changed.name() + "', and cannot be. Create an object with the other name.");
        }
        JsonNode before = mapper.valueToTree(object);
        JsonNode after = mapper.valueToTree(changed);
        if (before.equals(after)) {
            return read;
        }
        Patch patch = Patch.between(before, after);
        Integer version = object.version();
        return write.apply(version == null ? patch : patch.ifVersion(version));
    }
}
