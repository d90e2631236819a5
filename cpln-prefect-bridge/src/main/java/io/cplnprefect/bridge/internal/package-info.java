/* SPDX-License-Identifier: Apache-2.0 */
/** Shared pieces of the bridge; not for users, may change at any time. */
@NullMarked
package io.cplnprefect.bridge.internal;

import org.jspecify.annotations.NullMarked;
