using System.Globalization;
using Kpi.Data.Bench;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    [] => await AllAsync(["--customers", "1000000"]),
    ["--quick"] => await AllAsync([]),
    ["import", .. var rest] => await ImportBench.RunAsync(rest),
    ["refresh", .. var rest] => await RefreshBench.RunAsync(rest),
    ["read"] => await ReadBench.RunAsync(),
    ["memory"] => await MemoryBench.RunAsync(),
    _ => Usage(),
};

static async Task<int> AllAsync(string[] scale)
{
    int[] results =
    [
        await ImportBench.RunAsync([.. scale, "--contacts", "1080000"]),
        await RefreshBench.RunAsync(scale),
        await ReadBench.RunAsync(),
        await MemoryBench.RunAsync(),
    ];
    return results.Max();
}

static int Usage()
{
    Console.Error.WriteLine(
        "Usage: ./kpi bench data [import [--customers 30000] [--months 36] [--padding 0] [--contacts 1080000] [--once] | refresh [--customers 100000] [--months 36] | read | memory]; without a name all of them at 1,000,000 customers × 36 months, with --quick at the sizes named here"
    );
    return 1;
}
