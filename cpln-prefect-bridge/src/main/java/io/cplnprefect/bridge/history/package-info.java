/* SPDX-License-Identifier: Apache-2.0 */
/** The history of the states of a flow run: attempts, claims, and states that were written too late. Pure functions. */
@NullMarked
package io.cplnprefect.bridge.history;

import org.jspecify.annotations.NullMarked;
