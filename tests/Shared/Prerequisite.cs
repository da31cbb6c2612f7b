using System.Diagnostics.CodeAnalysis;

namespace Kpi.Tests;

/// <summary>What a test needs and a fresh clone or a bare machine lacks.</summary>
internal static class Prerequisite
{
    /// <summary>Goes on if it is there. Else the calling test is skipped with a sentence; on CI, where everything is to be there, it fails.</summary>
    /// <param name="isThere">Whether it is.</param>
    /// <param name="sentence">What is missing, and what brings it.</param>
    /// <remarks>Not for fixtures: xunit reports a skip there as a failure of each test.</remarks>
    public static void Demand([DoesNotReturnIf(false)] bool isThere, string sentence)
    {
        if (!isThere)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", sentence);
            Assert.Fail(sentence);
        }
    }
}
