/* SPDX-License-Identifier: Apache-2.0 */
/** The names of workers and of their objects. For this module only; may change at any time. */
@NullMarked
package io.cplnprefect.bridge.internal.worker;

import org.jspecify.annotations.NullMarked;
