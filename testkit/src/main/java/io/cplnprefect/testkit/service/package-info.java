/* SPDX-License-Identifier: Apache-2.0 */
/** Both emulators with one time, one fault plan and the clients of a test. */
@NullMarked
package io.cplnprefect.testkit.service;

import org.jspecify.annotations.NullMarked;
