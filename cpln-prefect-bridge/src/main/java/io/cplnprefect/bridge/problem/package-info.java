/* SPDX-License-Identifier: Apache-2.0 */
/** Problems in what a user configures, reported together. */
@NullMarked
package io.cplnprefect.bridge.problem;

import org.jspecify.annotations.NullMarked;
