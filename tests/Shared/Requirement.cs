using System.Diagnostics.CodeAnalysis;

namespace Kpi.Tests;

/// <summary>What a test needs of the machine.</summary>
internal static class Requirement
{
    /// <summary>Skips the calling test where something is lacking; on CI, where all should be there, it fails.</summary>
    /// <param name="isThere">Whether it is there.</param>
    /// <param name="lack">A sentence that says what is lacking.</param>
    public static void Demand([DoesNotReturnIf(false)] bool isThere, string lack)
    {
        if (!isThere)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", lack);
            Assert.Fail(lack);
        }
    }
}
