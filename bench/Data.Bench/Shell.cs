using System.Diagnostics;

namespace Kpi.Data.Bench;

/// <summary>The <c>sqlite3</c> shell, importing a file.</summary>
internal static class Shell
{
    /// <summary>Imports a file with a header into a table of a new database.</summary>
    /// <param name="database">The database's file.</param>
    /// <param name="table">The table.</param>
    /// <param name="definition">Makes it; empty for a table of texts, as the shell makes it itself.</param>
    /// <param name="file">What to import.</param>
    public static async Task ImportAsync(string database, string table, string definition, string file)
    {
        var start = new ProcessStartInfo("sqlite3", database) { UseShellExecute = false, RedirectStandardInput = true };
        using var shell = Process.Start(start) ?? throw new InvalidOperationException("sqlite3 does not start.");
        var skip = definition.Length > 0 ? "--skip 1 " : "";
        await shell.StandardInput.WriteAsync($"{definition}\n.mode csv\n.import {skip}\"{file}\" {table}\n");
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0)
        {
            throw new InvalidOperationException("sqlite3 failed.");
        }

        File.Delete(database);
    }
}
