/* SPDX-License-Identifier: Apache-2.0 */
/** The deletion of objects on both services that the bridge has created and that nothing uses any more. */
@NullMarked
package io.cplnprefect.bridge.cleanup;

import org.jspecify.annotations.NullMarked;
