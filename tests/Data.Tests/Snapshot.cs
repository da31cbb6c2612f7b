using System.Runtime.CompilerServices;

namespace Kpi.Data.Tests;

/// <summary>Compares a text with the reviewed one in the folder <c>__snapshots__</c> beside the test.</summary>
internal static class Snapshot
{
    /// <summary>
    /// Fails where the text differs, and leaves the new one beside the reviewed one as <c>NAME.new</c>. Whoever finds it right moves it over
    /// the old one and commits it.
    /// </summary>
    public static void Match(string text, string name, [CallerFilePath] string testFile = "")
    {
        var reviewed = Path.Combine(Path.GetDirectoryName(testFile)!, "__snapshots__", name);
        if (File.Exists(reviewed) && File.ReadAllText(reviewed).ReplaceLineEndings("\n") == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(reviewed)!);
        File.WriteAllText($"{reviewed}.new", text);
        Assert.Fail(
            $"The text is not the reviewed one. Compare {reviewed}.new with it; if the new one is right, move it over the old one."
        );
    }
}
