using Kpi.Data.Import;

namespace Kpi.Data.Tests.Import;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("kpi-scratch-").FullName;

    [Fact]
    public void What_a_killed_import_left_behind_is_removed_by_the_next()
    {
        var left = Directory.CreateDirectory(Path.Combine(parent, "kpi-import-dead")).FullName;
        File.WriteAllText(Path.Combine(left, "in-use"), "");
        File.WriteAllText(Path.Combine(left, "contracts.csv"), "id");

        using var next = new ScratchFolder(parent);

        Directory.GetDirectories(parent).ShouldBe([next.Path]);
    }

    [Fact]
    public void What_another_import_works_in_stays_until_that_ends()
    {
        var other = new ScratchFolder(parent);
        File.WriteAllText(Path.Combine(other.Path, "contracts.csv"), "id");
        using var own = new ScratchFolder(parent);

        File.Exists(Path.Combine(other.Path, "contracts.csv")).ShouldBeTrue();
        other.Dispose();

        Directory.GetDirectories(parent).ShouldBe([own.Path]);
    }

    public void Dispose() => Directory.Delete(parent, recursive: true);
}
